/**
 * <ticket-composer> puts the cursor into what was chosen to be written, and says who gets a copy.
 * Enter in the moment to send it says that. Escape leaves the words, so that single keys work again.
 * Whoever begins an answer takes the ticket that nobody has: the element with data-begins then says
 * so, once.
 *
 *   <ticket-composer> <div data-begins hx-post="…" hx-trigger="begin"></div> <input type="radio" name="kind-12" value="note"> … <form class="composer__form composer__form--note">
 */
class TicketComposer extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#chosen)
    this.addEventListener("change", this.#copied)
    this.addEventListener("keydown", this.#left)
    this.addEventListener("input", this.#begun)
  }

  /* A label's click is followed by one on its radio button: that one counts. */
  #chosen = ({ target }) => {
    if (target.matches("[type=radio][name^=kind]")) this.#text(target.value)?.focus()
  }

  #copied = ({ target }) => {
    if (target.name !== "cc") return
    const name = this.querySelector(`[data-cc="${target.value}"]`)
    if (name) name.hidden = !target.checked
  }

  /* Enter there would press the first button of the form, which sends at once. */
  #said(event) {
    if (event.key !== "Enter" || event.target.name !== "when") return
    event.preventDefault()
    this.querySelector("[data-later]").click()
  }

  #left = (event) => {
    const { key, isComposing, target } = event
    this.#said(event)
    if (key === "Escape" && !isComposing && target.matches("textarea")) target.blur()
  }

  #begun = ({ target }) => {
    if (!target.matches(".composer__form--reply textarea") || !target.value.trim()) return
    const beginning = this.querySelector("[data-begins]")
    beginning?.removeAttribute("data-begins")
    beginning?.dispatchEvent(new Event("begin"))
  }

  #text(kind) {
    return this.querySelector(`.composer__form--${kind} textarea`)
  }
}

customElements.define("ticket-composer", TicketComposer)
