/**
 * <notice-bell> counts in the title of the window, says aloud what is new, and where somebody allowed it,
 * shows it on the desktop while the window is out of sight.
 *
 *   <notice-bell id="bell" data-fresh="3" data-latest="Somebody wrote: Printer" data-url="/tickets/1042/">
 */
import { say } from "ui/spoken"
import { subscription } from "workspace/push-device"

class NoticeBell extends HTMLElement {
  static observedAttributes = ["data-fresh", "data-latest"]
  #heard

  connectedCallback() {
    this.#heard = this.#fresh
    this.#count()
  }

  attributeChangedCallback() {
    if (this.#heard === undefined) return
    clearTimeout(this.settling)
    // All that one refresh changes is one change.
    this.settling = setTimeout(() => this.#changed())
  }

  #changed() {
    this.#count()
    if (this.#fresh > this.#heard) this.#tell()
    this.#heard = this.#fresh
  }

  #count() {
    const bare = document.title.replace(/^\(\d+\+?\) /, "")
    document.title = this.#fresh ? `(${this.#fresh}) ${bare}` : bare
  }

  /* What is about the very ticket that is open here is seen, not told. */
  async #tell() {
    const { latest, url } = this.dataset
    if (!document.hidden && location.pathname === url) return
    say(latest)
    if (!document.hidden || globalThis.Notification?.permission !== "granted" || (await subscription())) return
    const shown = new Notification(latest, { tag: "deskbell" })
    shown.addEventListener("click", () => {
      focus()
      location.assign(url)
    })
  }

  get #fresh() {
    return Number(this.dataset.fresh)
  }
}

customElements.define("notice-bell", NoticeBell)
