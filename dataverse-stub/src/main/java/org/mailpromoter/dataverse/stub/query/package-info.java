/** OData query options and FetchXML over rows. */
@NullMarked
package org.mailpromoter.dataverse.stub.query;

import org.jspecify.annotations.NullMarked;
