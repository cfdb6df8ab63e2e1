/** Lists as files for other programs. */
@NullMarked
package org.mailpromoter.installation.export;

import org.jspecify.annotations.NullMarked;
