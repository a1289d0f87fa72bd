/**
 * <density-switch> makes the page compact or comfortable.
 *
 *   <density-switch class="segments">
 *     <button name="density" value="compact">Compact</button> … comfortable
 *   </density-switch>
 *
 * Without JavaScript the buttons post to the form around them; see ui/_look.html.
 */
import { Choice } from "ui/choice"

customElements.define("density-switch", class DensitySwitch extends Choice {
  static choice = "density"
})
