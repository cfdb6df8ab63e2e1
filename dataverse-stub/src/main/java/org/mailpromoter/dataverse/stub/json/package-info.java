/** Trees of JSON. */
@NullMarked
package org.mailpromoter.dataverse.stub.json;

import org.jspecify.annotations.NullMarked;
