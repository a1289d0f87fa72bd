/**
 * <draft-keeper> keeps what is being written in this browser, through reloads and crashes, until it
 * is sent or somebody else has it: see `hasArrived`.
 *
 *   <draft-keeper key="17-reply-4711"><textarea name="body"></textarea> <small data-kept hidden>Draft kept</small></draft-keeper>
 *
 * Name the key after the writer and the place, since a browser may have several of either. A field
 * `version` in the form says from which state the words go on.
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

  /** Somebody else keeps `text` now: here it is only noted that something is written. */
  hasArrived(text) {
    if (this.#kept?.text === text && this.#field.value === text) localStorage.setItem(this.#key, "{}")
  }

  /* What is kept here has not arrived anywhere. It goes on from the state it was written on. */
  #restore() {
    const kept = this.#kept
    if (kept && !kept.text && !this.#field.value) this.forget()
    if (!kept?.text || kept.text === this.#field.value) return

    this.#field.value = kept.text
    if (this.#version) this.#version.value = kept.version
    this.#told(true)
    this.#field.dispatchEvent(new Event("draft-restored", { bubbles: true }))
    // The elements around it may not be there yet.
    setTimeout(() => this.#field.dispatchEvent(new Event("input", { bubbles: true })))
  }

  #later = ({ target }) => {
    if (target !== this.#field) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keep(), AFTER)
  }

  #keep() {
    const text = this.#field.value
    const kept = { text, version: this.#version?.value ?? 0 }
    if (text.trim()) localStorage.setItem(this.#key, JSON.stringify(kept))
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

  get #kept() {
    const kept = localStorage.getItem(this.#key)
    return kept && JSON.parse(kept)
  }

  get #field() {
    return this.querySelector("textarea, input:not([type=hidden])")
  }

  get #form() {
    return this.closest("form") ?? this.#field.form
  }

  get #version() {
    return this.querySelector("[name=version]")
  }

  get #key() {
    return PREFIX + this.getAttribute("key")
  }
}

customElements.define("draft-keeper", DraftKeeper)
