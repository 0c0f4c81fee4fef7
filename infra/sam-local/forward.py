"""Lets containers reach a server that listens on loopback alone. Usage: forward.py LISTEN_HOST LISTEN_PORT LOOPBACK_PORT"""

import asyncio
import sys


async def copy(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


async def main(host, port, target):
    async def accept(reader, writer):
        their_reader, their_writer = await asyncio.open_connection("127.0.0.1", target)
        await asyncio.gather(copy(reader, their_writer), copy(their_reader, writer), return_exceptions=True)

    async with await asyncio.start_server(accept, host, port) as server:
        await server.serve_forever()


asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
