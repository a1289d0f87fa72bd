/**
 * The elements of the workspace's pages.
 */
import "workspace/dialog-slot"
import "workspace/file-drop"
import "workspace/list-order"
import "workspace/mail-frame"
import "workspace/notice-bell"
import "workspace/person-picker"
import "workspace/put-away"
import "workspace/row-company"
import "workspace/running-clock"
import "workspace/talk-pane"
import "workspace/ticket-company"
import "workspace/ticket-composer"
import "workspace/ticket-list"
import "workspace/ticket-selection"
import "workspace/ticket-tabs"
