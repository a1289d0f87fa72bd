/**
 * <ticket-company> says again and again that its reader has this ticket before their eyes, or writes
 * on it, and shows who else does. What is new it says aloud, once. See workspace.presence.here.
 *
 *   <ticket-company url="/tickets/1042/presence/" data-composer="ticket-12-composer" data-beat="15">
 */
import { say } from "ui/spoken"

const WRITING_FOR = 45_000
const PAGE = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

class TicketCompany extends HTMLElement {
  #timer
  #doing = "looking"
  #typedAt = -Infinity
  #known = new Set()
  #changes = new MutationObserver(() => this.#changed())

  connectedCallback() {
    this.#changes.observe(this, { childList: true })
    if (!this.dataset.beat) return
    document.addEventListener("input", this.#typed)
    document.addEventListener("submit", this.#sent)
    document.addEventListener("visibilitychange", this.#beat)
    addEventListener("pagehide", this.#leave)
    this.#timer = setInterval(this.#beat, Number(this.dataset.beat) * 1000)
    this.#beat()
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
    this.#changes.disconnect()
    document.removeEventListener("input", this.#typed)
    document.removeEventListener("submit", this.#sent)
    document.removeEventListener("visibilitychange", this.#beat)
    removeEventListener("pagehide", this.#leave)
    if (this.dataset.beat) this.#leave()
  }

  /* What nobody looks at falls silent, and is forgotten soon after. */
  #beat = async () => {
    if (document.hidden) return
    if (performance.now() - this.#typedAt > WRITING_FOR) this.#doing = "looking"
    const answer = await this.#post("", { doing: this.#doing })
    if (answer?.ok && !answer.redirected && this.isConnected) this.#show(await answer.text())
  }

  #leave = () => this.#post("end/", {})

  #typed = ({ target }) => {
    const form = target.closest?.(`#${this.dataset.composer} form`)
    if (!form || !target.matches("textarea")) return
    const doing = form.matches(".composer__form--note") ? "note" : "reply"
    const isNew = doing !== this.#doing
    this.#typedAt = performance.now()
    this.#doing = doing
    if (isNew) this.#beat()
  }

  #sent = ({ target }) => {
    if (!target.closest(`#${this.dataset.composer}`)) return
    this.#doing = "looking"
    this.#beat()
  }

  /* Nothing is said where it fails: the next beat tries again, and a lost connection has its banner. */
  #post(path, said) {
    return fetch(this.getAttribute("url") + path, {
      method: "POST",
      keepalive: true,
      headers: { ...this.#token, "HX-Request": "true", "Deskbell-By-Itself": "1" },
      body: new URLSearchParams({ page: PAGE, ...said }),
    }).catch(() => null)
  }

  #show(html) {
    const fresh = document.createElement("template")
    fresh.innerHTML = html
    if (fresh.innerHTML.trim() !== this.innerHTML.trim()) this.replaceChildren(fresh.content)
  }

  #changed() {
    const now = new Set([...this.querySelectorAll("[data-said]")].map((one) => one.textContent))
    const fresh = [...now].filter((words) => !this.#known.has(words))
    this.#known = now
    if (fresh.length) say(fresh.join(". "))
  }

  get #token() {
    return JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")
  }
}

customElements.define("ticket-company", TicketCompany)
