/**
 * A simulation as one page that needs nothing besides itself. Imports nothing of Akka. Read {@link
 * io.swell.node.simulate.page.Page} first.
 */
@NullMarked
package io.swell.node.simulate.page;

import org.jspecify.annotations.NullMarked;
