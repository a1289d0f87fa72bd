/**
 * <own-zone> chooses the time zone of this device, where the select inside knows it.
 *
 *   <own-zone><select>…</select></own-zone>
 */
class OwnZone extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select")
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (select.value === "UTC" && [...select.options].some(({ value }) => value === zone)) {
      select.value = zone
    }
  }
}

customElements.define("own-zone", OwnZone)
