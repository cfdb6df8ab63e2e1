/**
 * HTML of mail. {@link org.mailpromoter.html.MailHtml} keeps of it what is on a list, for those who
 * show mail and those who send it, and reads it as text. Knows nothing else of the product.
 */
@NullMarked
package org.mailpromoter.html;

import org.jspecify.annotations.NullMarked;
