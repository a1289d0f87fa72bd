/**
 * <toast-list> shows what was done, for a while, with a way to undo it; see ui/_toasts.html.
 *
 * The server says HX-Trigger: {"toast": {"text": "Assigned to Mara.", "undo": "/events/81/undoing/"}};
 * a script dispatches a `toast` event on <body> with the same detail, or {problem: "failed"}.
 */
import htmx from "htmx"

const A_WHILE = 6_000
const LONG_ENOUGH_TO_UNDO = 10_000
const MOST = 3

class ToastList extends HTMLElement {
  #timers = new WeakMap()

  connectedCallback() {
    document.addEventListener("toast", this.#add, true)
    this.addEventListener("click", this.#clicked)
    this.addEventListener("pointerover", ({ target }) => this.#stay(target.closest(".toast")))
    this.addEventListener("pointerout", ({ target }) => this.#leave(target.closest(".toast")))
    this.addEventListener("focusin", ({ target }) => this.#stay(target.closest(".toast")))
    this.#toasts.forEach((toast) => this.#leave(toast))
  }

  disconnectedCallback() {
    document.removeEventListener("toast", this.#add, true)
  }

  #add = ({ detail }) => {
    const toast = this.querySelector("template").content.firstElementChild.cloneNode(true)
    toast.classList.toggle("toast--problem", Boolean(detail.problem))
    // The same trouble twice is said once.
    const text = detail.text ?? this.dataset[detail.problem]
    if (detail.problem) this.#toasts.filter((old) => old.textContent.includes(text)).forEach((old) => old.remove())
    toast.querySelector(".toast__text").textContent = text
    this.#offerUndo(toast.querySelector("[data-undo]"), detail.undo)
    this.append(toast)
    htmx.process(toast)
    this.#toasts.slice(0, -MOST).forEach((old) => old.remove())
    this.#leave(toast)
  }

  #offerUndo(button, address) {
    if (!address) return button.remove()
    button.setAttribute("hx-post", address)
    button.setAttribute("hx-swap", "none")
    button.setAttribute("hx-target", "body") // The toast itself is gone when the answer comes.
  }

  #clicked = ({ target }) => {
    if (target.closest("[data-dismiss]")) target.closest(".toast").remove()
    if (target.closest("[data-undo]")) setTimeout(() => target.closest(".toast")?.remove())
  }

  #stay(toast) {
    clearTimeout(this.#timers.get(toast))
  }

  #leave(toast) {
    if (!toast) return
    clearTimeout(this.#timers.get(toast))
    const while_ = toast.querySelector("[data-undo]") ? LONG_ENOUGH_TO_UNDO : A_WHILE
    this.#timers.set(toast, setTimeout(() => toast.remove(), while_))
  }

  get #toasts() {
    return [...this.querySelectorAll(":scope > .toast")]
  }
}

customElements.define("toast-list", ToastList)
