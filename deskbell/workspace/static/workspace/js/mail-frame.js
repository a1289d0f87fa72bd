/**
 * <mail-frame> makes a frame as high as the mail in it. Nothing in the frame runs; it is only measured.
 *
 *   <mail-frame><iframe src="…/original/" sandbox="allow-same-origin …"></iframe></mail-frame>
 */
class MailFrame extends HTMLElement {
  #size = new ResizeObserver(() => this.#fit())

  connectedCallback() {
    this.#frame.addEventListener("load", this.#loaded)
    if (this.#page?.readyState === "complete") this.#loaded()
  }

  disconnectedCallback() {
    this.#size.disconnect()
  }

  #loaded = () => {
    this.#size.disconnect()
    if (this.#page?.body) this.#size.observe(this.#page.body)
  }

  #fit() {
    this.#frame.height = Math.ceil(this.#page.body.getBoundingClientRect().height)
  }

  get #page() {
    return this.#frame.contentDocument
  }

  get #frame() {
    return this.querySelector("iframe")
  }
}

customElements.define("mail-frame", MailFrame)
