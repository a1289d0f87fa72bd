/**
 * <row-company> puts marks onto the rows of tickets at which somebody else is, and takes them away.
 *
 *   <row-company hx-get="/presence/" …> <span data-marks="ticket-12-row" title="Tomas is looking">TD</span>
 */
class RowCompany extends HTMLElement {
  #changes = new MutationObserver(() => this.#mark())

  connectedCallback() {
    this.#changes.observe(this, { childList: true })
    const list = document.getElementById("list")
    // A list that was fetched anew knows nothing of marks.
    if (list) this.#changes.observe(list, { childList: true, subtree: true })
    this.#mark()
  }

  disconnectedCallback() {
    this.#changes.disconnect()
  }

  #mark() {
    const wanted = new Map([...this.children].map((mark) => [mark.dataset.marks, mark]))
    for (const old of document.querySelectorAll("#list .row .row__company")) {
      const mark = wanted.get(old.dataset.marks)
      if (mark && mark.isEqualNode(old)) wanted.delete(old.dataset.marks)
      else old.remove()
    }
    for (const [row, mark] of wanted) document.querySelector(`#${row} .row__state`)?.prepend(mark.cloneNode(true))
  }
}

customElements.define("row-company", RowCompany)
