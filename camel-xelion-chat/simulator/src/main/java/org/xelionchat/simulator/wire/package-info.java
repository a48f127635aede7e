/** Xelion's own way of writing things, the same in both generations of the API. */
package org.xelionchat.simulator.wire;
