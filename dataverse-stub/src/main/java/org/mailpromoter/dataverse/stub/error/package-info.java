/** What the Web API answers where it refuses. */
@NullMarked
package org.mailpromoter.dataverse.stub.error;

import org.jspecify.annotations.NullMarked;
