/**
 * <ticket-selection> is the bar under a list: it shows itself once rows are selected, and says how many.
 *
 *   <ticket-selection data-one="1 selected" data-many="# selected" data-all="All in this list">
 *     <form id="selection"> … <button data-select="shown|all|none"> …
 *   <li data-row> <input type="checkbox" form="selection" name="number" value="1042">
 *
 * What is selected stays selected while the list refreshes. With Shift everything in between is too.
 */
class TicketSelection extends HTMLElement {
  #chosen = new Set()
  #latest
  #all = false
  #list
  #changes = new MutationObserver(() => this.#draw())

  connectedCallback() {
    this.#list = this.closest(".list")
    this.#list.addEventListener("click", this.#clicked)
    document.addEventListener("bulk-begun", this.#clear, true)
    document.addEventListener("keydown", this.#pressed)
    this.#changes.observe(this.#list, { childList: true, subtree: true })
    this.#draw()
  }

  disconnectedCallback() {
    this.#list.removeEventListener("click", this.#clicked)
    document.removeEventListener("bulk-begun", this.#clear, true)
    document.removeEventListener("keydown", this.#pressed)
    this.#changes.disconnect()
  }

  #clicked = ({ target, shiftKey }) => {
    const what = target.closest("[data-select]")?.dataset.select
    if (what === "none") this.#clear()
    if (what === "shown") this.#choose(this.#boxes, true)
    if (what === "all") this.#chooseAll()
    if (target.matches("[form=selection]")) this.#pick(target, shiftKey)
  }

  #pressed = ({ key, target }) => {
    const elsewhere = target.closest("dialog, input:not([type=checkbox]), textarea, trix-editor, details[open]")
    if (key === "Escape" && !elsewhere) this.#clear()
  }

  #pick(box, throughout) {
    const boxes = this.#boxes
    const from = throughout ? boxes.findIndex((one) => one.value === this.#latest) : -1
    const to = boxes.indexOf(box)
    const range = from < 0 ? [box] : boxes.slice(Math.min(from, to), Math.max(from, to) + 1)
    this.#latest = box.value
    this.#choose(range, box.checked)
  }

  #choose(boxes, isChosen) {
    this.#all = false
    for (const { value } of boxes) this.#chosen[isChosen ? "add" : "delete"](value)
    this.#draw()
  }

  #chooseAll() {
    this.#choose(this.#boxes, true)
    this.#all = true
    this.#draw()
  }

  #clear = () => {
    this.#chosen.clear()
    this.#choose([], false)
  }

  #draw() {
    const boxes = this.#boxes
    const shown = new Set(boxes.map((box) => box.value))
    // What has left the list is not done anything to unseen.
    for (const value of this.#chosen) if (!shown.has(value)) this.#chosen.delete(value)
    for (const box of boxes) box.checked = this.#chosen.has(box.value)
    this.toggleAttribute("data-chosen", this.#chosen.size > 0)
    this.querySelector("[name=all]").value = this.#all ? "yes" : ""
    const words = this.querySelector(".selection__count")
    if (words.textContent !== this.#words) words.textContent = this.#words
  }

  get #words() {
    if (this.#all) return this.dataset.all
    if (this.#chosen.size === 1) return this.dataset.one
    return this.#chosen.size ? this.dataset.many.replace("#", this.#chosen.size) : ""
  }

  get #boxes() {
    return [...this.#list.querySelectorAll("[form=selection][name=number]")]
  }
}

customElements.define("ticket-selection", TicketSelection)
