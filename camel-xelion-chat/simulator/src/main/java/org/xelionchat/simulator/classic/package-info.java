/** The classic admin API (P3): its calls, what is checked, how it is answered. */
package org.xelionchat.simulator.classic;
