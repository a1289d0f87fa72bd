/**
 * <talk-pane> keeps a conversation where its reader wants it: at the newest, unless they scrolled up.
 * It tells the form of the reply which message was seen last: only what stood in the window counts.
 *
 *   <talk-pane data-form="ticket-12-reply"> <article data-message="81">…</article> </talk-pane>
 */
const NEAR = 80

class TalkPane extends HTMLElement {
  #seen = new IntersectionObserver((entries) => this.#see(entries), { threshold: 0.2 })
  #changes = new MutationObserver(() => this.#changed())
  #size = new ResizeObserver(() => this.#stay())
  #atEnd = true

  connectedCallback() {
    this.addEventListener("scroll", this.#scrolled, { passive: true })
    this.#changes.observe(this, { childList: true, subtree: true })
    this.#size.observe(this)
    this.#changed()
  }

  disconnectedCallback() {
    this.#size.disconnect()
    this.#changes.disconnect()
    this.#seen.disconnect()
  }

  #scrolled = () => {
    this.#atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR
  }

  #changed() {
    this.#seen.disconnect()
    this.querySelectorAll("[data-message]").forEach((message) => this.#seen.observe(message))
    this.#stay()
  }

  #stay() {
    if (this.#atEnd) this.scrollTop = this.scrollHeight
  }

  #see(entries) {
    const input = this.#form?.elements.seen
    if (!input || document.hidden) return
    const numbers = entries.filter((entry) => entry.isIntersecting).map(({ target }) => Number(target.dataset.message))
    input.value = Math.max(Number(input.value), ...numbers)
  }

  get #form() {
    return document.getElementById(this.dataset.form)
  }
}

customElements.define("talk-pane", TalkPane)
