/**
 * <time-left> counts down to a promise and grows more urgent as it nears.
 *
 *   <time-left class="due" due="2026-03-02T16:00:00Z" title="2 March 2026, 16:00">32m</time-left>
 *
 * The server's words stand until the first tick, and for good where JavaScript is off.
 */
import { brief } from "ui/lengths"

const A_MINUTE = 60_000
const SOON = 60 * A_MINUTE

class TimeLeft extends HTMLElement {
  #timer

  connectedCallback() {
    this.#tick()
    this.#timer = setInterval(() => this.#tick(), A_MINUTE / 4)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  #tick() {
    this.dataset.urgency = this.#urgency
    const words = brief(this.#left)
    if (words !== this.textContent) this.textContent = words
  }

  get #left() {
    return new Date(this.getAttribute("due")) - Date.now()
  }

  get #urgency() {
    if (this.#left < 0) return "broken"
    return this.#left <= SOON ? "soon" : "calm"
  }
}

customElements.define("time-left", TimeLeft)
