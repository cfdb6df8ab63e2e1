/**
 * What can be asked of an installation, one class for each kind of question. A question takes typed
 * values and answers with typed values; no words for people, no format.
 */
@NullMarked
package org.mailpromoter.installation.ask;

import org.jspecify.annotations.NullMarked;
