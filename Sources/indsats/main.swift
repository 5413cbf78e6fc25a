print("indsats")
