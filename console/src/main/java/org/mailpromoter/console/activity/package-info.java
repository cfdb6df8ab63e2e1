/**
 * The email activities: lists, one activity with its parties, text and attachments, and changes of
 * its links. Knows how HTML of strangers is shown.
 */
@NullMarked
package org.mailpromoter.console.activity;

import org.jspecify.annotations.NullMarked;
