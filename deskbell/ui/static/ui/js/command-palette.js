/**
 * <command-palette> offers what this page can do and where one may go; see ui/_palette.html.
 *
 * A combobox: the cursor stays in the line, the arrows choose below it. Anything with `data-palette`
 * opens it. What is typed is asked of the server once the fingers rest; Enter waits for the answer.
 */
import { says } from "ui/key-sheet"
import { caps, own } from "ui/own-keys"

const REST = 120
const ACTS = ["#open", "#main", "ticket-tabs:not([hidden])", "key-sheet"].map(
  (place) => `${place} [data-hotkey]:not([data-hotkey-scope], [data-row-act]), ${place} .bar .menu__item`,
)
class CommandPalette extends HTMLElement {
  #timer
  #asked
  #waits = false
  #entered = false

  connectedCallback() {
    document.addEventListener("click", this.#opened)
    this.#line.addEventListener("input", this.#typed)
    this.#line.addEventListener("keydown", this.#pressed)
    this.addEventListener("click", this.#clicked)
    this.addEventListener("htmx:after:swap", this.#answered)
  }

  #opened = ({ target }) => {
    if (!target.closest?.("[data-palette]") || this.#dialog.open) return
    document.querySelector("[popover]:popover-open")?.hidePopover()
    this.#line.value = ""
    this.#gather()
    this.#dialog.showModal()
    this.#ask()
  }

  /* What the page can do now, each once: a thing in two places is one thing to do. */
  #gather() {
    const acts = new Map()
    for (const element of ACTS.flatMap((place) => [...document.querySelectorAll(place)])) {
      const words = says(element)
      const asleep = element.closest("[hidden]") || element.form?.checkVisibility() === false
      if (words && !asleep && !acts.get(words)?.dataset.hotkey) acts.set(words, element)
    }
    this.querySelectorAll("[data-acts] [role=option]").forEach((old) => old.remove())
    this.querySelector("[data-acts]").append(...[...acts].map(([words, element]) => this.#act(words, element)))
    this.#show()
  }

  #act(words, element) {
    const icon = element.querySelector(".icon use")?.getAttribute("href")
    const item = this.querySelector("template").content.firstElementChild.cloneNode(true)
    item.querySelector(".palette__title").textContent = words
    item.querySelector(".key").textContent = element.dataset.hotkey ? caps(own(element.dataset.hotkey)).join(" ") : ""
    if (icon) item.querySelector("use").setAttribute("href", icon)
    item.does = () => (element.matches("input:not([type=radio]), textarea") ? element.focus() : element.click())
    return item
  }

  #typed = () => {
    this.#waits = true
    this.#entered = false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), REST)
    this.#show()
  }

  #ask() {
    this.#waits = true
    this.#asked = this.#line.value
    this.#line.dispatchEvent(new CustomEvent("asked"))
  }

  #answered = ({ target }) => {
    if (target !== this.#line || this.#asked !== this.#line.value) return
    this.#waits = false
    this.#show()
    if (this.#entered) this.#chosen?.click()
  }

  #show() {
    const words = this.#line.value.toLowerCase().split(/\s+/).filter(Boolean)
    const acts = [...this.querySelectorAll("[data-acts] [role=option]")]
    for (const act of acts) act.hidden = !words.every((word) => ` ${act.textContent.toLowerCase()}`.includes(` ${word}`))
    this.querySelector("[data-acts]").hidden = acts.every((act) => act.hidden)
    this.#options.forEach((option, index) => (option.id = `palette-${index}`))
    this.#choose(this.#options[0])
    this.querySelector("[data-none]").hidden = this.#waits || this.#options.length > 0
  }

  #choose(option) {
    this.querySelectorAll("[aria-selected=true]").forEach((old) => old.setAttribute("aria-selected", "false"))
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    this.#line.setAttribute("aria-activedescendant", option?.id ?? "")
  }

  #pressed = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!by && event.key !== "Enter") return
    event.preventDefault()
    const all = this.#options
    if (by) return this.#choose(all[(all.indexOf(this.#chosen) + by + all.length) % all.length])
    // What the server said is for other words than those that stand there now.
    this.#entered = this.#waits && !this.#chosen?.does
    if (!this.#entered) this.#chosen?.click()
  }

  #clicked = ({ target }) => {
    const option = target.closest("[role=option]")
    if (option || target === this.#dialog || target.closest("[data-close]")) this.#dialog.close()
    option?.does?.()
  }

  get #dialog() { return this.querySelector("dialog") }
  get #line() { return this.querySelector("[role=combobox]") }
  get #chosen() { return this.querySelector("[aria-selected=true]") }
  get #options() { return [...this.querySelectorAll("[role=option]:not([hidden])")] }
}
customElements.define("command-palette", CommandPalette)
