/**
 * <copy-text> copies a few words when its button is pressed.
 *
 *   <copy-text text="#4711" said="Copied #4711."><button type="button" data-hotkey="Mod+.">Copy number</button></copy-text>
 */
class CopyText extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#copy)
  }

  #copy = async (event) => {
    if (!event.target.closest("button")) return
    await navigator.clipboard.writeText(this.getAttribute("text"))
    const text = this.getAttribute("said")
    if (text) document.body.dispatchEvent(new CustomEvent("toast", { detail: { text } }))
  }
}

customElements.define("copy-text", CopyText)
