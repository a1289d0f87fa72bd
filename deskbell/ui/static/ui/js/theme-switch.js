/**
 * <theme-switch> turns the page light or dark, or leaves it to the system.
 *
 *   <theme-switch class="segments">
 *     <button name="theme" value="system">System</button> … light, dark
 *   </theme-switch>
 *
 * Without JavaScript the buttons post to the form around them; see ui/_look.html.
 */
import { Choice } from "ui/choice"

customElements.define("theme-switch", class ThemeSwitch extends Choice {
  static choice = "theme"
})
