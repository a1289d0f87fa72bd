/**
 * Every page begins here: htmx, the elements of the kit, and what to say when a request fails.
 */
import "ui/htmx-rules"
import "@github/relative-time-element"
import "ui/hotkeys"
import "ui/command-palette"
import "ui/copy-text"
import "ui/density-switch"
import "ui/draft-keeper"
import "ui/key-sheet"
import "ui/live-pages"
import "ui/menus"
import "ui/row-keys"
import "ui/service-worker"
import "ui/theme-switch"
import "ui/time-left"
import "ui/toast-list"
