/**
 * <seek-line> goes on with the line that is typed when one of the words offered below it is chosen.
 *
 *   <seek-line><input type="search" name="q"></seek-line>
 *   <a href="?q=team:hardware" data-line="team:hardware ">team:hardware</a>
 *
 * Without scripts the link shows the search for the whole line.
 */
class SeekLine extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", this.#choose)
    const end = this.#input.value.length
    if (document.activeElement === this.#input) this.#input.setSelectionRange(end, end)
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#choose)
  }

  #choose = (event) => {
    const link = event.target.closest?.("a[data-line]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#input.value = link.dataset.line
    this.#input.focus()
    this.#input.dispatchEvent(new Event("input", { bubbles: true }))
  }

  get #input() {
    return this.querySelector("input")
  }
}

customElements.define("seek-line", SeekLine)
