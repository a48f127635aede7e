/** A Xelion to develop against. */
package org.xelionchat.simulator;
