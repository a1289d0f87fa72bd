/**
 * The elements of the workspace's pages.
 */
import "workspace/dialog-slot"
import "workspace/file-drop"
import "workspace/mail-frame"
import "workspace/person-picker"
import "workspace/talk-pane"
import "workspace/ticket-composer"
import "workspace/ticket-list"
import "workspace/ticket-tabs"
