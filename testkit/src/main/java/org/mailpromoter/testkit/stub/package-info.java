/** What servers in memory have in common: tokens, a certificate, a published schema, the post. */
@NullMarked
package org.mailpromoter.testkit.stub;

import org.jspecify.annotations.NullMarked;
