/**
 * The elements of the workspace's pages.
 */
import "workspace/dialog-slot"
import "workspace/draft-sync"
import "workspace/file-drop"
import "workspace/list-order"
import "workspace/mail-frame"
import "workspace/notice-bell"
import "workspace/person-picker"
import "workspace/put-away"
import "workspace/talk-pane"
import "workspace/ticket-composer"
import "workspace/ticket-list"
import "workspace/ticket-selection"
import "workspace/ticket-tabs"
import "workspace/word-suggestions"
