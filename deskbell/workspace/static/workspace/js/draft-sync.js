/**
 * <draft-sync> keeps the form around it on the server while one writes, quietly.
 *
 *   <draft-sync data-to="/tickets/4711/drafts/reply/" data-away="…"> <input type="hidden" name="version"> <small data-kept>Draft kept</small>
 *
 * Where other words were kept elsewhere, the server answers with both, and one is chosen in [data-elsewhere].
 * Until the server has it, <draft-keeper> has it in this browser.
 */
import htmx from "htmx"

const AFTER = 900
const CHANGED_ELSEWHERE = 409

class DraftSync extends HTMLElement {
  #timer
  #going
  #again = false

  connectedCallback() {
    this.#words = this.#note.textContent
    this.#form = this.closest("form")
    this.#form.addEventListener("input", this.#later)
    this.#form.addEventListener("change", this.#later)
    this.#form.addEventListener("click", this.#chosen)
    this.#form.addEventListener("submit", this.#stop)
    addEventListener("online", this.#later)
    document.addEventListener("visibilitychange", this.#hidden)
  }

  disconnectedCallback() {
    this.#stop()
    removeEventListener("online", this.#later)
    document.removeEventListener("visibilitychange", this.#hidden)
  }

  #form
  #words

  #later = ({ target }) => {
    if (target?.name === "when") return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keep(), AFTER)
  }

  /* What is sent needs no keeping; what is on its way would come after it. */
  #stop = () => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#going?.abort()
  }

  #hidden = () => {
    if (document.hidden && this.#timer) this.#keep()
  }

  async #keep() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#going) return (this.#again = true)

    this.#going = new AbortController()
    const text = this.#text.value
    try {
      await this.#answered(await this.#sent(), text)
    } catch (failure) {
      if (failure.name !== "AbortError") this.#tell(this.dataset.away)
    }
    this.#going = undefined
    if (this.#again) this.#later({})
    this.#again = false
  }

  #sent() {
    const body = new FormData(this.#form)
    body.delete("files")
    const headers = { "HX-Request": "true" }
    return fetch(this.dataset.to, { method: "POST", body, headers, keepalive: true, signal: this.#going.signal })
  }

  async #answered(response, text) {
    if (response.status === CHANGED_ELSEWHERE) return this.#choose(await response.text())
    if (!response.ok) throw new Error(response.statusText)

    const { version } = await response.json()
    this.#version.value = version
    this.#tell(version ? this.#words : "")
    this.#choose("")
    this.#keeper.hasArrived(text)
  }

  #choose(html) {
    const place = this.#form.querySelector("[data-elsewhere]")
    place.innerHTML = html
    htmx.process(place)
  }

  #chosen = ({ target }) => {
    if (target.closest("[data-take]")) this.#keeper.forget()
    const here = target.closest("[data-keep]")
    if (!here) return
    this.#version.value = here.dataset.keep
    this.#keep()
  }

  #tell(words) {
    this.#note.textContent = words
    this.#note.hidden = !words
  }

  get #keeper() { return this.closest("draft-keeper") }
  get #note() { return this.querySelector("[data-kept]") }
  get #text() { return this.#form.elements.text }
  get #version() { return this.querySelector("[name=version]") }
}

customElements.define("draft-sync", DraftSync)
