/**
 * <dialog-slot> opens whatever dialog is put into it, and empties itself when that is closed.
 *
 *   <dialog-slot id="act"></dialog-slot>
 *   <a href="…" hx-get="…" hx-target="#act" hx-swap="innerHTML">Resolve</a>
 *
 * A button with data-close closes it; Ctrl or ⌘ with Enter sends its form from any field.
 */
const FIRST = ".dialog__body :is(input:not([type=hidden]), select, textarea)"

class DialogSlot extends HTMLElement {
  #watch = new MutationObserver(() => this.#open())

  connectedCallback() {
    this.#watch.observe(this, { childList: true })
    this.addEventListener("click", this.#clicked)
    this.addEventListener("keydown", this.#pressed)
    this.addEventListener("close", this.#closed, { capture: true })
  }

  disconnectedCallback() {
    this.#watch.disconnect()
  }

  #open() {
    const dialog = this.#dialog
    if (!dialog || dialog.open) return
    dialog.showModal()
    if (!dialog.querySelector("[autofocus]")) dialog.querySelector(FIRST)?.focus()
  }

  #clicked = ({ target }) => {
    if (target === this.#dialog || target.closest("[data-close]")) this.#dialog.close()
  }

  #pressed = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.target.closest("form")?.requestSubmit()
  }

  #closed = ({ target }) => {
    if (target === this.#dialog) this.replaceChildren()
  }

  get #dialog() {
    return this.querySelector("dialog")
  }
}

customElements.define("dialog-slot", DialogSlot)
