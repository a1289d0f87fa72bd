/**
 * <draft-keeper> keeps what is being written until it is sent, through reloads and crashes.
 *
 *   <draft-keeper key="17-reply-4711"><textarea name="body"></textarea> <small data-kept hidden>Draft kept</small></draft-keeper>
 *
 * Name the key after the writer and the place, since a browser may have several of either.
 */
const AFTER = 250
const PREFIX = "draft:"

class DraftKeeper extends HTMLElement {
  #timer

  connectedCallback() {
    this.addEventListener("input", this.#later)
    this.#form?.addEventListener("submit", this.#submitted)
    this.#form?.addEventListener("htmx:after:request", this.#answered)
    this.#restore()
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  forget() {
    clearTimeout(this.#timer)
    localStorage.removeItem(this.#key)
    this.#told(false)
  }

  #restore() {
    const kept = localStorage.getItem(this.#key)
    if (!kept || this.#field.value.trim()) return

    this.#field.value = kept
    this.#told(true)
    this.#field.dispatchEvent(new Event("draft-restored", { bubbles: true }))
  }

  #later = () => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keep(), AFTER)
  }

  #keep() {
    const text = this.#field.value
    if (text.trim()) localStorage.setItem(this.#key, text)
    else localStorage.removeItem(this.#key)
    this.#told(Boolean(text.trim()))
  }

  /* htmx answers later and may answer no; a plain form leaves the page, and the server has it. */
  #submitted = (event) => {
    if (!event.defaultPrevented && !this.#form.matches("[hx-post], [data-hx-post]")) this.forget()
  }

  #answered = ({ target, detail }) => {
    if (target === this.#form && detail.ctx.response?.status < 400) this.forget()
  }

  #told(kept) {
    const note = this.querySelector("[data-kept]")
    if (note) note.hidden = !kept
  }

  get #field() {
    return this.querySelector("textarea, input")
  }

  get #form() {
    return this.closest("form") ?? this.#field.form
  }

  get #key() {
    return PREFIX + this.getAttribute("key")
  }
}

customElements.define("draft-keeper", DraftKeeper)
