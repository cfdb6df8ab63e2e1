/** The analyzed messages: which there are, why each was promoted or not, and what would help. */
@NullMarked
package org.mailpromoter.console.message;

import org.jspecify.annotations.NullMarked;
