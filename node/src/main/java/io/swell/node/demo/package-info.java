/**
 * The demo: workloads built in or recorded, the work replicas simulate, and what a person sees of it. Read
 * {@link io.swell.node.demo.DemoWorkload} first, then {@link io.swell.node.demo.DemoObserver}.
 */
@NullMarked
package io.swell.node.demo;

import org.jspecify.annotations.NullMarked;
