/**
 * <live-pages> listens to the server and tells the page what changed, by name only.
 *
 *   <live-pages url="/live/">
 *     <div class="banner banner--soon banner--page" role="status" hidden>Connection lost …</div>
 *   </live-pages>
 *
 * Each line of a message's data (`data: ticket-12`) becomes an event of that name on <body>, so that
 * hx-trigger="ticket-12 from:body" refreshes a region. After a gap there is one `caught-up`.
 */
const GATHER = 150
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000
const PATIENCE = 2_500
const HIDDEN_FOR_LONG = 120_000

class LivePages extends HTMLElement {
  #stream
  #waiting = FIRST_WAIT
  #missedSome = false
  #names = new Set()
  #timers = {}

  connectedCallback() {
    document.addEventListener("visibilitychange", this.#look)
    addEventListener("pagehide", this.#close)
    addEventListener("pageshow", this.#look)
    addEventListener("online", this.#open)
    this.#open()
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#look)
    removeEventListener("pagehide", this.#close)
    removeEventListener("pageshow", this.#look)
    removeEventListener("online", this.#open)
    this.#close()
  }

  #open = () => {
    if (this.#stream) return
    clearTimeout(this.#timers.again)
    this.#stream = new EventSource(this.getAttribute("url"))
    this.#stream.onopen = this.#opened
    this.#stream.onmessage = this.#heard
    this.#stream.onerror = this.#lost
  }

  #close = () => {
    Object.values(this.#timers).forEach(clearTimeout)
    this.#timers = {}
    this.#stream?.close()
    this.#stream = undefined
    this.#missedSome = true
  }

  #opened = () => {
    this.#waiting = FIRST_WAIT
    clearTimeout(this.#timers.tell)
    this.#timers.tell = undefined
    this.#banner(false)
    if (this.#missedSome) this.#gather("caught-up")
    this.#missedSome = false
  }

  #heard = ({ data }) => {
    data.split("\n").filter(Boolean).forEach((name) => this.#gather(name))
  }

  /* Try again ourselves, ever more patiently: the browser's own way gives up on some answers. */
  #lost = () => {
    this.#stream?.close()
    this.#stream = undefined
    this.#missedSome = true
    this.#timers.tell ??= setTimeout(() => this.#banner(true), PATIENCE)
    this.#timers.again = setTimeout(this.#open, this.#waiting * (0.75 + Math.random() / 2))
    this.#waiting = Math.min(this.#waiting * 2, LONGEST_WAIT)
  }

  /* A browser has few connections to give: a page nobody looks at hands its own back. */
  #look = () => {
    clearTimeout(this.#timers.leave)
    if (document.hidden) this.#timers.leave = setTimeout(this.#close, HIDDEN_FOR_LONG)
    else this.#open()
  }

  /* The first name passes at once; what follows on its heels is gathered. */
  #gather(name) {
    this.#names.add(name)
    if (this.#timers.gather) return
    this.#pass()
    this.#timers.gather = setTimeout(() => {
      this.#timers.gather = undefined
      if (this.#names.size) this.#gather([...this.#names][0])
    }, GATHER)
  }

  #pass() {
    const names = [...this.#names]
    this.#names.clear()
    names.forEach((name) => document.body.dispatchEvent(new CustomEvent(name, { bubbles: true })))
  }

  #banner(shown) {
    const banner = this.querySelector(".banner")
    if (banner) banner.hidden = !shown
  }
}

customElements.define("live-pages", LivePages)
