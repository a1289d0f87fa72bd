/**
 * <person-picker> lets the arrows choose among those found while the cursor stays in the words.
 *
 *   <person-picker> <input name="who"> <div role="radiogroup"> <input type="radio" name="person"> …
 */
class PersonPicker extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#pressed)
  }

  #pressed = (event) => {
    if (event.target.name !== "who") return
    if (event.key === "ArrowDown") this.#move(event, 1)
    if (event.key === "ArrowUp") this.#move(event, -1)
    if (event.key === "Enter" && !this.#line.value) this.#goOn(event)
  }

  #move(event, by) {
    const all = [...this.querySelectorAll("[type=radio]")]
    if (!all.length) return
    event.preventDefault()
    const at = all.findIndex((radio) => radio.checked)
    all[(at + by + all.length) % all.length].checked = true
  }

  #goOn(event) {
    event.preventDefault()
    this.#line.focus()
  }

  get #line() {
    return this.closest("form").elements.line
  }
}

customElements.define("person-picker", PersonPicker)
