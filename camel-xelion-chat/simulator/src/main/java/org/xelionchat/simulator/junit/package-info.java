/** The simulator in JUnit 5 tests. */
package org.xelionchat.simulator.junit;
