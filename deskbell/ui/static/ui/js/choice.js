/**
 * What the switches have in common: buttons of which one is pressed, an attribute of <html>, a cookie.
 */
import { keep } from "ui/cookies"

export class Choice extends HTMLElement {
  static choice

  connectedCallback() {
    this.addEventListener("click", this.#choose)
    this.#show(document.documentElement.dataset[this.#name])
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#choose)
  }

  #choose = (event) => {
    const button = event.target.closest(`button[name="${this.#name}"]`)
    if (!button) return

    event.preventDefault()
    keep(this.#name, button.value)
    document.documentElement.dataset[this.#name] = button.value
    document.querySelectorAll(this.localName).forEach((other) => other.#show(button.value))
  }

  #show(value) {
    for (const button of this.querySelectorAll("button[value]")) {
      button.setAttribute("aria-pressed", button.value === value)
    }
  }

  get #name() {
    return this.constructor.choice
  }
}
