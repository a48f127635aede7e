package org.xelionchat.camel;

@OnClassic
class ClassicProducerOperationsTest extends ProducerOperationsTest {}
