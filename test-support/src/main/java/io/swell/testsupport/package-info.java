/**
 * What tests of several modules share: processes of their own, free ports, clocks moved by hand, events to wait for.
 * Nothing here sleeps. Read {@link io.swell.testsupport.EventLog} first, then {@link io.swell.testsupport.ForkedJvm}.
 */
@NullMarked
package io.swell.testsupport;

import org.jspecify.annotations.NullMarked;
