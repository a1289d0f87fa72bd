/**
 * <ticket-tabs> holds the tickets one opened as tabs: pinned, moved, closed, marked where something
 * is written; see workspace/_open_tabs.html. What they are called is asked of the server each time.
 */
import htmx from "htmx"
import { keep } from "ui/cookies"
import { TabMemory } from "workspace/tab-memory"

const AFTER_A_DRAFT = 400
const TICKET = /\/tickets\/(\d+)\/$/
class TicketTabs extends HTMLElement {
  #memory = new TabMemory(this.dataset.person)
  #timer
  #dragged
  #drawn = 0

  connectedCallback() {
    document.addEventListener("htmx:after:history:update", this.#opened)
    document.addEventListener("input", this.#written)
    document.body.addEventListener("caught-up", this.#draw)
    addEventListener("storage", this.#elsewhere)
    this.addEventListener("click", this.#clicked)
    this.addEventListener("dragstart", ({ target }) => (this.#dragged = target.closest?.("li")))
    this.addEventListener("dragover", this.#over)
    this.addEventListener("drop", this.#dropped)
    this.#opened()
  }

  #opened = () => {
    if (this.#current) this.#memory.open(this.#current)
    this.#draw()
  }

  #elsewhere = ({ key }) => key && this.#memory.knows(key) && this.#draw()

  #written = () => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#mark(), AFTER_A_DRAFT)
  }

  #draw = async () => {
    const asked = this.#memory.all.map((tab) => tab.number)
    const turn = ++this.#drawn
    this.#appear(asked.length > 0)
    if (!asked.length) return this.#list.replaceChildren()
    const query = new URLSearchParams(asked.map((number) => ["n", number]))
    if (document.getElementById("open")) query.append("beside", "")
    const answer = await fetch(`${this.dataset.address}?${query}`, { headers: { "HX-Request": "true" } }).catch(() => null)
    const html = answer?.ok && !answer.headers.has("HX-Redirect") && (await answer.text())
    if (typeof html !== "string" || turn !== this.#drawn) return
    this.#list.innerHTML = html
    htmx.process(this.#list)
    // What the server did not name is not this reader's to see any more.
    this.#memory.close(...asked.filter((number) => !this.#tab(number)))
    this.#appear(this.#tabs.length > 0)
    this.#mark()
  }

  /* The next page has room for the strip from the start, so that nothing jumps. */
  #appear(shown) {
    if (this.hidden === shown) keep("tabs", shown ? "on" : "off")
    this.hidden = !shown
  }

  #mark() {
    const written = this.#memory.written
    const pinned = new Set(this.#memory.all.filter((tab) => tab.pinned).map((tab) => tab.number))
    for (const tab of this.#tabs) {
      const number = Number(tab.dataset.number)
      const link = tab.querySelector("a")
      link.ariaCurrent = number === this.#current ? "page" : null
      tab.querySelector("[data-draft]").hidden = !written.has(number)
      tab.querySelector("[data-tab-act=pin]").setAttribute("aria-pressed", pinned.has(number))
    }
    this.#tab(this.#current)?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  #clicked = ({ target }) => {
    const act = target.closest("[data-tab-act]")?.dataset.tabAct
    const number = Number(target.closest("li")?.dataset.number ?? this.#current)
    if (!act) return
    if (act === "next") return this.#go(1)
    if (act === "previous") return this.#go(-1)
    if (act === "close" && number === this.#current) this.#leave()
    if (act === "close") this.#memory.close(number)
    if (act === "pin") this.#memory.pin(number)
    if (act === "forth" || act === "back") this.#memory.move(number, this.#place(number) + (act === "forth" ? 1 : -1))
    this.#draw()
  }

  #go(by) {
    const all = this.#tabs
    const at = this.#place(this.#current)
    all[at < 0 ? 0 : (at + by + all.length) % all.length]?.querySelector("a").click()
  }

  /* To its neighbour; without one, back to the list. */
  #leave() {
    const all = this.#tabs
    const at = this.#place(this.#current)
    const next = (all[at + 1] ?? all[at - 1])?.querySelector("a") ?? document.querySelector(".ticket__back")
    next?.click()
  }

  #over = (event) => this.#dragged && event.target.closest("li") && event.preventDefault()
  #dropped = (event) => {
    const onto = event.target.closest("li")
    if (!onto || !this.#dragged) return
    event.preventDefault()
    this.#memory.move(Number(this.#dragged.dataset.number), this.#tabs.indexOf(onto))
    this.#draw()
  }

  #place(number) { return this.#tabs.findIndex((tab) => Number(tab.dataset.number) === number) }
  #tab(number) { return this.querySelector(`li[data-number="${number}"]`) }
  get #current() { return Number(TICKET.exec(location.pathname)?.[1] ?? 0) }
  get #list() { return this.querySelector("ul") }
  get #tabs() { return [...this.querySelectorAll("li")] }
}
customElements.define("ticket-tabs", TicketTabs)
