/**
 * <ticket-list> marks the row of the ticket that is open, and says aloud what comes in at the top.
 *
 *   <ticket-list data-said="New in this list:"> <li data-row> <a href="/tickets/1042/">…</a>
 */
import { say } from "ui/spoken"

class TicketList extends HTMLElement {
  #changes = new MutationObserver(() => this.#changed())
  #known

  connectedCallback() {
    document.addEventListener("htmx:after:history:update", this.#mark)
    this.#known = this.#subjects
    this.#changes.observe(this, { childList: true, subtree: true })
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:after:history:update", this.#mark)
    this.#changes.disconnect()
  }

  #mark = () => {
    for (const link of this.querySelectorAll("[data-row] > a")) {
      const isOpen = link.pathname === location.pathname
      const row = link.closest("[data-row]")
      if (isOpen) row.setAttribute("aria-current", "true")
      else row.removeAttribute("aria-current")
    }
  }

  #changed() {
    this.#mark()
    const now = this.#subjects
    const fresh = [...now].filter(([id]) => !this.#known.has(id)).map(([, subject]) => subject)
    this.#known = now
    if (fresh.length) say(`${this.dataset.said} ${fresh.join("; ")}`)
  }

  get #subjects() {
    return new Map([...this.querySelectorAll("[data-row]")].map((row) => [row.id, row.querySelector("a").textContent]))
  }
}

customElements.define("ticket-list", TicketList)
