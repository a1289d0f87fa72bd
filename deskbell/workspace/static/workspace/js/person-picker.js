/**
 * <person-picker> lets the arrows choose among those found while the cursor stays in the words.
 *
 *   <person-picker> <input name="who"> <div role="radiogroup"> <input type="radio" name="person"> …
 */
class PersonPicker extends HTMLElement {
  /** Whether somebody has chosen among those found for these words. */
  #chosen = false

  connectedCallback() {
    this.addEventListener("keydown", this.#pressed)
    this.addEventListener("input", () => (this.#chosen = false))
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
    // The first press says that the likeliest is meant, as in every list that opens with a choice.
    if (this.#chosen || by < 0) all[(at + by + all.length) % all.length].checked = true
    this.#chosen = true
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
