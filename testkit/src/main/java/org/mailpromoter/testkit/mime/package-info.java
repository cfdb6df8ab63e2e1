/** As much of MIME as a server must understand to answer questions about a message. */
@NullMarked
package org.mailpromoter.testkit.mime;

import org.jspecify.annotations.NullMarked;
