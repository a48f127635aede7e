/** The Xelion chat component in Spring Boot: its properties, its meters, and secrets that stay secret in Actuator. */
package org.xelionchat.springboot;
