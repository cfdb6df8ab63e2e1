/** The settings of the organization: what they are, where from, and what others would do. */
@NullMarked
package org.mailpromoter.console.setting;

import org.jspecify.annotations.NullMarked;
