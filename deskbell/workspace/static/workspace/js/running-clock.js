/**
 * <running-clock> shows what a timer has counted, and counts on while it runs.
 *
 *   <running-clock seconds="754" running>12 m</running-clock>
 *
 * It only shows: the timer itself is kept by the server.
 */
class RunningClock extends HTMLElement {
  static observedAttributes = ["seconds", "running"]

  #shownAt = 0
  #ticking = 0

  connectedCallback() {
    this.#begin()
  }

  disconnectedCallback() {
    clearInterval(this.#ticking)
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#begin()
  }

  #begin() {
    clearInterval(this.#ticking)
    this.#shownAt = Date.now()
    this.#show()
    if (this.hasAttribute("running")) this.#ticking = setInterval(() => this.#show(), 1000)
  }

  #show() {
    const seconds = this.#counted
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    this.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":")
  }

  get #counted() {
    const since = this.hasAttribute("running") ? Math.floor((Date.now() - this.#shownAt) / 1000) : 0
    return Number(this.getAttribute("seconds")) + since
  }
}

customElements.define("running-clock", RunningClock)
