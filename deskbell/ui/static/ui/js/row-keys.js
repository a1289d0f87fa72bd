/**
 * <row-keys> moves through a list of rows with the keyboard.
 *
 *   <row-keys>
 *     {% include "ui/_row_keys.html" %}
 *     <ol class="rows"> <li class="row" data-row> <a class="row__subject" href="…"> …
 *   </row-keys>
 *
 * The buttons of the include carry the keys, so that the sheet of keys can list them.
 */
const ROW = "[data-row]"

class RowKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#act)
    this.addEventListener("focusin", this.#remember)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#act)
    this.removeEventListener("focusin", this.#remember)
  }

  #act = (event) => {
    const act = event.target.closest("[data-row-act]")?.dataset.rowAct
    if (act === "next") this.#move(1)
    if (act === "previous") this.#move(-1)
    if (act === "open") this.#link(this.#current)?.click()
    if (act === "open-next") this.#open(1)
    if (act === "open-previous") this.#open(-1)
    if (act === "select") this.#select(false)
    if (act === "select-all-between") this.#select(true)
  }

  #select(shiftKey) {
    const box = this.#current?.querySelector("[type=checkbox]")
    box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }))
  }

  #move(steps) {
    const rows = this.#rows
    const at = rows.indexOf(this.#current)
    const next = at < 0 ? rows[0] : rows[Math.min(Math.max(at + steps, 0), rows.length - 1)]
    this.#link(next)?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: "nearest" })
  }

  /* From the one that is open, not from where the cursor is: it stays in what was opened. */
  #open(steps) {
    const rows = this.#rows
    const at = rows.findIndex((row) => row.matches("[aria-current=true]"))
    const next = at < 0 ? rows[0] : rows[at + steps]
    if (!next) return
    this.#mark(next)
    next.scrollIntoView({ block: "nearest" })
    this.#link(next)?.click()
  }

  #remember = ({ target }) => {
    const row = target.closest(ROW)
    if (row) this.#mark(row)
  }

  #mark(row) {
    this.#rows.forEach((other) => other.toggleAttribute("data-at", other === row))
  }

  #link(row) {
    return row?.querySelector("a[href], button")
  }

  get #current() {
    const find = (mark) => this.querySelector(`${ROW}${mark}`)
    return document.activeElement.closest?.(ROW) ?? find("[data-at]") ?? find("[aria-current=true]")
  }

  get #rows() {
    return [...this.querySelectorAll(ROW)]
  }
}

customElements.define("row-keys", RowKeys)
