/** What the calls of both APIs have in common: how they arrive, are taken down, go wrong and are answered. */
package org.xelionchat.simulator.call;
